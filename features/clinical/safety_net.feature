Feature: What a text warns of
  A text that says "if X, call Y" is shown to people who do not have X yet. Somebody who has X already is
  sent at least as far as Y, and does not see it. Whatever a table does not mention, the person answers as
  in people.md.

  Scenario Outline: Somebody who does not have it yet reads what to do if it comes
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer   |
      | <asked>  | <ticked> |
    When the rules are run
    Then the person is warned: "<words>"

    Examples:
      | asked                          | ticked                           | words                                                  |
      | How far down legs              | Below the knee, or into the foot | If the leg becomes weak, or weaker, call 111 today.    |
      | Down the arm                   | Shooting pain or tingling        | If the arm becomes weak, or weaker, call 111 today.    |
      | Fever, illness, falls, changes | Weight loss without trying       | Call if both legs get weak, numb or painful.           |
      | Where it hurts                 | Lower back                       | Call if you have a serious accident or fall from a height. |

  Scenario Outline: Somebody who has it already is sent that far and does not see it
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer                    |
      | Start of limb sign  | Longer ago, up to 2 weeks |
      | Change of limb sign | Worse over days or weeks  |
      | <asked>             | <ticked>                  |
      | <also>              | <has>                     |
    When the rules are run
    Then the triage is "<triage>"
    And the person is not warned: "<words>"

    Examples:
      | asked             | ticked                           | also                   | has                                              | triage    | words                                                        |
      | How far down legs | Below the knee, or into the foot | Arms, legs and walking | One leg weak or giving way                       | Same day  | If the leg becomes weak, or weaker, call 111 today.          |
      | How far down legs | Below the knee, or into the foot | Arms, legs and walking | Foot drops or slaps                              | Same day  | If the leg becomes weak, or weaker, call 111 today.          |
      | Down the arm      | Shooting pain or tingling        | Arms, legs and walking | One arm or hand weak                             | Same day  | If the arm becomes weak, or weaker, call 111 today.          |
      | Where it hurts    | Lower back                       | Arms, legs and walking | Tingling, numbness or shooting pain in both legs | Emergency | Call if both legs get weak, numb or painful.                 |
      | Where it hurts    | Lower back                       | Chest, breath, tummy   | Tearing pain in chest or upper back              | Emergency | Call if you have a tearing pain between the shoulder blades. |

  Scenario Outline: Two signs together in pregnancy, each of which alone would be less grave
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer      |
      | Where it hurts                 | <where>     |
      | Pregnancy or recent birth      | Pregnant    |
      | Weeks pregnant                 | 30          |
      | Warning signs in pregnancy     | <pregnancy> |
      | Fever, illness, falls, changes | <ill>       |
      | About the pee                  | <pee>       |
      | Blood pressure                 | <pressure>  |
    When the rules are run
    Then the triage is "Emergency" because of the rule "<rule>"

    Examples:
      | where            | pregnancy                                                               | ill                                            | pee                         | pressure                                           | rule                                                            |
      | Lower back       | A bad headache; Pain just below the ribs                                |                                                |                             |                                                    | Two signs of high blood pressure in pregnancy                   |
      | Lower back       | A bad headache                                                          |                                                |                             | Top number 160–179, or bottom 100–109              | A sign of high blood pressure in pregnancy, with a high reading |
      | Lower back       | Light bleeding or spotting; Regular tightening, or backache in a rhythm |                                                |                             |                                                    | Signs of labour with bleeding                                   |
      | Side, under ribs | None of these                                                           | Fever, or hot and shivery                      |                             |                                                    | Burning or side pain with fever and a risk                      |
      | Lower back       | None of these                                                           | Fever, or hot and shivery; Burning when peeing | Hardly any pee for 12 hours |                                                    | Burning or side pain with fever and a risk                      |

  Scenario: Blisters in pregnancy are seen today
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer                            |
      | Pregnancy or recent birth      | Pregnant                          |
      | Weeks pregnant                 | 30                                |
      | Fever, illness, falls, changes | Blisters or burning strip of skin |
      | About the skin                 | A strip of blisters on one side   |
    When the rules are run
    Then the triage is "Same day" because of the rule "A strip of blisters, or blisters on the face or in several places"
