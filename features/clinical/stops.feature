Feature: What a stop looks like
  Somebody who is told to see a clinician first reads why before anything else, in the words they ticked;
  then how to call, with one tap; then what to do. Nothing for the meantime could harm them, and nothing
  that they have already said is named as what would make it more urgent. Whatever a table does not mention,
  the person answers as in people.md.

  Scenario Outline: The reason first, then one number to call
    Given a person with two weeks of simple low back pain
    And the person answers
      | question           | answer                    |
      | Start of limb sign | Longer ago, up to 2 weeks |
      | <asked>            | <ticked>                  |
    And the person has filled in the form
    Then the page of the stop gives the reason "<reason>"
    And the page of the stop gives the reason before anything else
    And the page of the stop has one button, which calls "<number>"
    And the page of the stop says "<how soon>"

    Examples:
      | asked                          | ticked                                                 | reason                                                 | number | how soon                              |
      | Bladder, bowel, between legs   | Numb, tingling or odd between the legs, or when wiping | Numb, tingling or odd between the legs, or when wiping | 999    | Now. Do not wait.                     |
      | Chest, breath, tummy           | Chest pain, pressure or tightness at rest              | Chest pain                                             | 999    | Now. Do not wait.                     |
      | Arms, legs and walking         | Foot drops or slaps                                    | Foot drops or slaps                                    | 111    | Today, even at night or at a weekend. |
      | Fever, illness, falls, changes | Weight loss without trying                             | Weight loss without trying                             | 111    | Today, even at night or at a weekend. |

  Scenario: Somebody who has a few days is told so, and has no number to call at once
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer |
      | Age              | 60     |
      | Same pain before | Never  |
    And the person has filled in the form
    Then the page of the stop gives the reason before anything else
    And the page of the stop has no button to call
    And the page of the stop says "In the next few days"

  Scenario Outline: What can be read out on the phone is filled in from the answers
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer                                                 |
      | Age                          | 52                                                     |
      | Bladder, bowel, between legs | Numb, tingling or odd between the legs, or when wiping |
      | Where it hurts               | Lower back                                             |
    And the person has filled in the form
    Then the words for the phone hold "<words>"

    Examples:
      | words                                                                      |
      | I am 52 years old.                                                         |
      | I feel numb, tingling or odd between my legs, or when I wipe. That is new. |

  Scenario Outline: What eases until somebody is seen fits the person
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                  | answer                    |
      | Pregnancy or recent birth | <pregnancy>               |
      | Weeks pregnant            | <weeks>                   |
      | Arms, legs and walking    | Foot drops or slaps       |
      | Start of limb sign        | Longer ago, up to 2 weeks |
      | Limb sign checked         | No                        |
    And the person has filled in the form
    Then the page of the stop says at most two positions that ease
    And the page of the stop <back> "Lie on your back"
    And the page of the stop says "Lie on your side"

    Examples:
      | pregnancy     | weeks | back         |
      | None of these |       | says         |
      | Pregnant      | 20    | does not say |

  Scenario Outline: Warmth is left out where it could hide or harm
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer                    |
      | Arms, legs and walking | Foot drops or slaps       |
      | Start of limb sign     | Longer ago, up to 2 weeks |
      | <asked>                | <ticked>                  |
    And the person has filled in the form
    Then the page of the stop <warmth> "Warmth can ease"

    Examples:
      | says            | asked                          | ticked                      | warmth       |
      | nothing else    | Where it hurts                 | Lower back                  | says         |
      | my skin is numb | Other illness                  | Numb skin or damaged nerves | does not say |
      | I have diabetes | Health conditions              | Diabetes                    | does not say |
      | I have a fever  | Fever, illness, falls, changes | Fever, or hot and shivery   | does not say |

  Scenario Outline: Nothing to try before help comes, or for somebody who may have to keep still
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer    |
      | Where it hurts               | <where>   |
      | How it began                 | <onset>   |
      | When the injury was          | <injured> |
      | Since the injury             | <since>   |
      | Bladder, bowel, between legs | <saddle>  |
    And the person has filled in the form
    Then the page of the stop says nothing to do until the person is seen

    Examples:
      | says                                   | where      | onset        | injured             | since                                      | saddle                                                 |
      | numb between the legs                  | Lower back | Slowly       |                     |                                            | Numb, tingling or odd between the legs, or when wiping |
      | a fall last week, the neck cannot turn | Neck       | Trip or fall | In the last 2 weeks | I cannot turn my head halfway to each side | None of these                                          |

  Scenario Outline: What would make it more urgent is never something already said
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer                    |
      | Start of limb sign  | Longer ago, up to 2 weeks |
      | Change of limb sign | Worse over days or weeks  |
      | <asked>             | <ticked>                  |
    And the person has filled in the form
    Then the page of the stop says "<still warned>"
    And the page of the stop does not say "<said already>"

    Examples:
      | asked                          | ticked                                    | still warned                                      | said already                                     |
      | Chest, breath, tummy           | Chest pain, pressure or tightness at rest | Call again at once if you cannot get your breath. | Call again at once if you get pain in the chest. |
      | Chest, breath, tummy           | Cold sweat, grey or faint                 | Call again at once if you get pain in the chest.  | Call again at once if you feel faint.            |
      | Bladder, bowel, between legs   | Leaking pee                               | Call again at once if you get worse               | Call if you can no longer pee                    |
      | Fever, illness, falls, changes | Fever, or hot and shivery                 | Call if both legs get weak                        | Call the same day if you get a fever             |

  Scenario: What was ticked by mistake is one tap away
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer                                                 |
      | Bladder, bowel, between legs | Numb, tingling or odd between the legs, or when wiping |
    And the person has filled in the form
    Then the page of the stop says "I ticked this by mistake"
