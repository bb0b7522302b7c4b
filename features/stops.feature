Feature: What a stop looks like
  Whoever is told to see somebody first reads why before anything else, in the words they ticked; then how to
  call, with one tap; then what to do. Nothing for the meantime could harm them, and nothing that they have
  already said is named as what would make it more urgent.
  Whatever a table does not mention, the person answers as a well person with two weeks of simple low back
  pain would.

  Scenario Outline: The reason first, then one number to call
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer   |
      | limb_time | days     |
      | <asked>   | <ticked> |
    And the person has filled in the form
    Then the page of the stop gives the reason "<reason>"
    And the page of the stop gives the reason before anything else
    And the page of the stop has one button, which calls "<number>"
    And the page of the stop says "<how soon>"

    Examples:
      | asked        | ticked          | reason                                                 | number | how soon                              |
      | saddle_signs | saddle_numbness | Numb, tingling or odd between the legs, or when wiping | 999    | Now. Do not wait.                     |
      | chest_signs  | chest_pain      | Chest pain                                             | 999    | Now. Do not wait.                     |
      | limb_signs   | foot_drops      | Foot drops or slaps                                    | 111    | Today, even at night or at a weekend. |
      | ill_signs    | weight_loss     | Weight loss without trying                             | 111    | Today, even at night or at a weekend. |

  Scenario: Who has some days is told so, and has no number to call at once
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer |
      | age      | 60     |
      | compare  | first  |
    And the person has filled in the form
    Then the page of the stop gives the reason before anything else
    And the page of the stop has no button to call
    And the page of the stop says "In the next few days"

  Scenario Outline: What can be read out on the phone is filled in from the answers
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer          |
      | age          | 52              |
      | saddle_signs | saddle_numbness |
      | where        | low_back        |
    And the person has filled in the form
    Then the words for the phone hold "<words>"

    Examples:
      | words                                                  |
      | I am 52 years old.                                     |
      | Numb, tingling or odd between the legs, or when wiping |

  Scenario Outline: What eases until somebody is seen fits the person
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer      |
      | pregnancy      | <pregnancy> |
      | weeks_pregnant | <weeks>     |
      | limb_signs     | foot_drops  |
      | limb_time      | days        |
      | limb_checked   | no          |
    And the person has filled in the form
    Then the page of the stop says at most two positions that ease
    And the page of the stop <back> "Lie on your back"
    And the page of the stop says "Lie on your side"

    Examples:
      | pregnancy | weeks | back         |
      | no        |       | says         |
      | pregnant  | 20    | does not say |

  Scenario Outline: Warmth is left out where it could hide or harm
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer     |
      | limb_signs | foot_drops |
      | limb_time  | days       |
      | <asked>    | <ticked>   |
    And the person has filled in the form
    Then the page of the stop <warmth> "Warmth can ease"

    Examples:
      | says            | asked      | ticked    | warmth       |
      | nothing else    | where      | low_back  | says         |
      | my skin is numb | illnesses  | numb_skin | does not say |
      | I have diabetes | conditions | diabetes  | does not say |
      | I have a fever  | ill_signs  | fever     | does not say |

  Scenario Outline: Nothing to try before help comes, or for whoever may have to keep still
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer    |
      | where        | <where>   |
      | onset        | <onset>   |
      | injury_time  | <injured> |
      | injury_signs | <since>   |
      | saddle_signs | <saddle>  |
    And the person has filled in the form
    Then the page of the stop says nothing to do until the person is seen

    Examples:
      | says                                   | where    | onset    | injured | since       | saddle          |
      | numb between the legs                  | low_back | gradual  |         |             | saddle_numbness |
      | a fall last week, the neck cannot turn | neck     | low_fall | days    | cannot_turn | none            |

  Scenario Outline: What would make it more urgent is never what was already said
    Given a person with two weeks of simple low back pain
    And the person answers
      | question    | answer   |
      | limb_time   | days     |
      | limb_change | fast     |
      | <asked>     | <ticked> |
    And the person has filled in the form
    Then the page of the stop says "<still warned>"
    And the page of the stop does not say "<said already>"

    Examples:
      | asked        | ticked         | still warned                                      | said already                                     |
      | chest_signs  | chest_pain     | Call again at once if you cannot get your breath. | Call again at once if you get pain in the chest. |
      | chest_signs  | sweating_faint | Call again at once if you get pain in the chest.  | Call again at once if you feel faint.            |
      | saddle_signs | pee_leak       | Call again at once if you get worse               | Call if you newly cannot pee                     |
      | ill_signs    | fever          | Call if both legs get weak                        | Call the same day if you get a fever             |

  Scenario: What was ticked by mistake is one tap away
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer          |
      | saddle_signs | saddle_numbness |
    And the person has filled in the form
    Then the page of the stop says "I ticked this by mistake"
